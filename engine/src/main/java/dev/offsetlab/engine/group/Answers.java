package dev.offsetlab.engine.group;

import java.util.List;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.JoinGroupResponseData.JoinGroupResponseMember;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData.MemberResponse;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;

/// The coordinator's replies in Kafka's message classes.
final class Answers {
    private Answers() {}

    static JoinGroupResponseData joinRefused(String memberId, Errors error) {
        return new JoinGroupResponseData()
                .setMemberId(memberId)
                .setProtocolName(null)
                .setErrorCode(error.code());
    }

    /// The generation as it stands, for one member; only the leader sees the others.
    static JoinGroupResponseData joined(Group group, Member member) {
        boolean leads = group.roster().isLeader(member.id());
        return new JoinGroupResponseData()
                .setMemberId(member.id())
                .setGenerationId(group.generation())
                .setProtocolType(group.protocolType())
                .setProtocolName(group.protocolName())
                .setLeader(group.roster().leaderOrNobody())
                .setMembers(leads ? joinedMembers(group) : List.of());
    }

    private static List<JoinGroupResponseMember> joinedMembers(Group group) {
        return group.roster().members().stream()
                .map(member -> new JoinGroupResponseMember()
                        .setMemberId(member.id())
                        .setGroupInstanceId(member.identity().instanceId())
                        .setMetadata(member.metadata(group.protocolName())))
                .toList();
    }

    static SyncGroupResponseData syncRefused(Errors error) {
        return new SyncGroupResponseData().setErrorCode(error.code());
    }

    static SyncGroupResponseData synced(Group group, Member member) {
        return new SyncGroupResponseData()
                .setProtocolType(group.protocolType())
                .setProtocolName(group.protocolName())
                .setAssignment(member.assignment());
    }

    static MemberResponse left(MemberIdentity who, Errors error) {
        return new MemberResponse()
                .setMemberId(who.memberId())
                .setGroupInstanceId(who.groupInstanceId())
                .setErrorCode(error.code());
    }
}
