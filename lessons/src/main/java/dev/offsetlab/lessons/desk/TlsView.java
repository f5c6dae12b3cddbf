package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.server.tls.TlsAccess;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// How a Kafka client comes in by TLS.
///
/// @param address       of the TLS listener: `bootstrap.servers` of a client
/// @param truststore    the certificate to believe, PEM
/// @param clientConfigs what a client sets besides: `security.protocol`, `ssl.truststore.*`
/// @param clientFile    the same as a file, for `--command-config` of Kafka's own tools
public record TlsView(InetSocketAddress address, Path truststore, Map<String, String> clientConfigs, Path clientFile) {
    static TlsView of(TlsAccess access) {
        return new TlsView(access.address(), access.truststore(), access.clientConfigs(), access.clientFile());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("TLS at ")
                .append(address.getHostString())
                .append(':')
                .append(address.getPort())
                .append(", for clients with");
        new TreeMap<>(clientConfigs)
                .forEach((key, value) ->
                        text.append("\n  ").append(key).append('=').append(value));
        return text.append("\nthe same as a file: ").append(clientFile).toString();
    }
}
