package dev.offsetlab.visualizer.feed;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/// Why a cluster does not answer, for people, with the way on.
final class ClusterTrouble {
    private ClusterTrouble() {}

    /// One or two sentences.
    static String inWords(Throwable silence, ClusterAddress address) {
        Throwable cause = silence;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof ConfigException && message.contains("resolvable")) {
            return "The name " + hosts(address) + " is not known here. Check the spelling and the network.";
        }
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return "The cluster does not let us in: " + message + ".";
        }
        if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
            return "Nothing answers at " + address + ". Is Kafka running there, and does it speak plain text?";
        }
        return "The cluster cannot be asked: " + message + ".";
    }

    private static String hosts(ClusterAddress address) {
        return String.join(
                ", ",
                address.servers().stream().map(ClusterAddress.Server::host).toList());
    }
}
