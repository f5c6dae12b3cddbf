package dev.offsetlab.engine.group;

import java.util.SequencedMap;
import java.util.function.Consumer;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;

/// One JoinGroup, and where its reply goes: now, or when everybody has joined.
///
/// @param version of the request: what the client understands in the reply
/// @param host    the client's address, as Kafka's tools show it
public record JoinCall(
        JoinGroupRequestData request,
        short version,
        String clientId,
        String host,
        Consumer<JoinGroupResponseData> reply) {
    private static final int MEMBER_ID_REQUIRED_SINCE = 4;
    private static final int SKIP_ASSIGNMENT_SINCE = 9;

    String memberId() {
        return request.memberId();
    }

    boolean isFirst() {
        return request.memberId().isEmpty();
    }

    /// The client can be asked to join again with an id.
    boolean knowsPendingMembers() {
        return version >= MEMBER_ID_REQUIRED_SINCE;
    }

    /// The client can be told that it leads and that the plan stands.
    boolean knowsSkipAssignment() {
        return version >= SKIP_ASSIGNMENT_SINCE;
    }

    SequencedMap<String, byte[]> protocols() {
        return Member.protocols(request.protocols());
    }

    /// Version 0 has none: the session timeout counts for both.
    int rebalanceTimeoutMs() {
        return request.rebalanceTimeoutMs() < 0 ? request.sessionTimeoutMs() : request.rebalanceTimeoutMs();
    }

    /// What the member will hold in memory.
    long sizeBytes() {
        return Member.sizeBytes(identity(memberId()), protocols());
    }

    String reason() {
        return request.reason() == null || request.reason().isEmpty() ? "not provided" : request.reason();
    }

    Member.Identity identity(String memberId) {
        return new Member.Identity(memberId, request.groupInstanceId(), clientId, host);
    }

    void refuse(Errors error) {
        reply.accept(Answers.joinRefused(request.memberId(), error));
    }
}
