/// TLS between a connection and its socket: Kafka's `security.protocol=SSL`.
///
/// ```
///   requests   socket --read--> ciphertext --Decryption--> plain bytes --> frames
///   responses  frames, file regions --> plain bytes --Encryption--> ciphertext --write--> socket
/// ```
///
/// The JDK's `SSLEngine` does the cryptography and touches no socket; everything here moves bytes to it and
/// from it on the connection's I/O thread. The one thing done elsewhere are the *tasks* of a handshake, see
/// [Handshake].
///
/// Terms: a *record* is the unit of TLS, up to 16 KiB of plain bytes, and some twenty more once encrypted; a
/// *handshake* agrees on keys before the first byte of Kafka's protocol; *close_notify* is TLS's own
/// goodbye; a *truststore* holds the certificates that a client believes.
///
/// Start reading at [TlsLink], then [TlsPath]: why zero-copy switches off. Certificates: [LabCertificate].
///
/// May use: `wire`, `transfer`, `file`, and of Kafka's classes what reads keystores.
@NullMarked
package dev.offsetlab.engine.server.tls;

import org.jspecify.annotations.NullMarked;
