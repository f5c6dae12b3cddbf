package dev.offsetlab.engine.meta;

/// Who this broker says it is.
///
/// @param host what clients are told to connect to (advertised)
public record BrokerIdentity(String clusterId, int nodeId, String host, int port) {}
