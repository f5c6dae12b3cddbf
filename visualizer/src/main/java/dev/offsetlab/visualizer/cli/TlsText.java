package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.server.tls.TlsAccess;

/// What people need who want to come in by TLS, for copying into a terminal.
final class TlsText {
    private TlsText() {}

    static String of(TlsAccess tls) {
        String address = Addresses.text(tls.address());
        return """
                TLS on %1$s, security.protocol=SSL
                  kcat -b %1$s -X security.protocol=ssl -X ssl.ca.location=%2$s -L
                  kafka-topics.sh --bootstrap-server %1$s --command-config %3$s --list
                """.formatted(address, tls.truststore(), tls.clientFile());
    }
}
