package dev.offsetlab.visualizer.feed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where a cluster is asked first, as `--bootstrap` names it: `host:port`, or several with commas between.
public record ClusterAddress(List<Server> servers) {
    private static final int MOST_PORT = 65_535;

    public ClusterAddress {
        servers = List.copyOf(servers);
    }

    /// @param host a name, an IPv4 address, or an IPv6 address in brackets
    public record Server(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /// @throws IllegalArgumentException where it is none, with one line that says what is missing
    public static ClusterAddress parse(String text) {
        return new ClusterAddress(Arrays.stream(text.split(",", -1))
                .map(part -> server(part.strip(), text))
                .toList());
    }

    private static Server server(String part, String text) {
        int colon = part.lastIndexOf(':');
        if (part.chars().anyMatch(c -> Character.isWhitespace(c) || c == '/' || c == '@')) {
            throw wrong(text, "it takes host:port only, as in localhost:9092");
        }
        boolean bareIpv6 = part.indexOf(':') != colon && !part.startsWith("[");
        if (colon < 0 || bareIpv6 || part.endsWith("]")) {
            throw wrong(text, "the port is missing, as in " + example(part));
        }
        String host = part.substring(0, colon);
        if (host.isEmpty()) {
            throw wrong(text, "the host is missing, as in localhost:9092");
        }
        return new Server(host, port(part.substring(colon + 1), text));
    }

    private static String example(String host) {
        String name = host.isEmpty() ? "localhost" : host;
        return (name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name) + ":9092";
    }

    private static int port(String digits, String text) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port <= MOST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(text, "the port is a number, not \"" + digits + "\"", notANumber);
        }
        throw wrong(text, "the port is a number from 1 to " + MOST_PORT + ", not " + digits);
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" is no HOST:PORT: " + why);
    }

    private static IllegalArgumentException wrong(String text, String why, Throwable cause) {
        return new IllegalArgumentException("\"" + text + "\" is no HOST:PORT: " + why, cause);
    }

    @Override
    public String toString() {
        return servers.stream().map(Server::toString).collect(Collectors.joining(","));
    }
}
