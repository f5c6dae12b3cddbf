package dev.offsetlab.engine.group;

import java.nio.ByteBuffer;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroupMember;
import org.apache.kafka.common.message.ListGroupsResponseData.ListedGroup;
import org.jspecify.annotations.Nullable;

/// A group as others see it. Read with the group's lock held.
final class Views {
    static final String CLASSIC = "classic";

    private Views() {}

    static ListedGroup listed(Group group) {
        return new ListedGroup()
                .setGroupId(group.id())
                .setProtocolType(orEmpty(group.protocolType()))
                .setGroupState(group.state().label())
                .setGroupType(CLASSIC);
    }

    /// Metadata and assignments are shown of a stable group only: before, they are about to change.
    static DescribedGroup described(Group group) {
        boolean stable = group.state() == GroupState.STABLE;
        return new DescribedGroup()
                .setGroupId(group.id())
                .setGroupState(group.state().label())
                .setProtocolType(orEmpty(group.protocolType()))
                .setProtocolData(stable ? orEmpty(group.protocolName()) : "")
                .setMembers(group.roster().members().stream()
                        .map(member -> described(member, stable, group.protocolName()))
                        .toList());
    }

    private static DescribedGroupMember described(Member member, boolean stable, @Nullable String protocol) {
        return new DescribedGroupMember()
                .setMemberId(member.id())
                .setGroupInstanceId(member.identity().instanceId())
                .setClientId(member.identity().clientId())
                .setClientHost(member.identity().host())
                .setMemberMetadata(stable ? member.metadata(protocol) : Member.NOTHING)
                .setMemberAssignment(stable ? member.assignment() : Member.NOTHING);
    }

    static GroupSnapshot snapshot(Group group) {
        return new GroupSnapshot(
                group.id(),
                group.state(),
                group.generation(),
                group.protocolType(),
                group.protocolName(),
                group.roster().leader(),
                group.roster().members().stream()
                        .map(member -> new GroupSnapshot.MemberSnapshot(
                                member.id(),
                                member.identity().instanceId(),
                                member.identity().clientId(),
                                member.identity().host(),
                                ConsumerProtocol.partitions(ByteBuffer.wrap(member.assignment()))))
                        .toList(),
                group.commits().copy());
    }

    static GroupMetadata stored(Group group) {
        return new GroupMetadata(
                orEmpty(group.protocolType()),
                group.generation(),
                group.protocolName(),
                group.roster().leader(),
                group.sinceMs(),
                group.roster().members().stream()
                        .map(member -> stored(member, group.protocolName()))
                        .toList());
    }

    private static GroupMetadata.StoredMember stored(Member member, @Nullable String protocol) {
        return new GroupMetadata.StoredMember(
                member.id(),
                member.identity().instanceId(),
                member.identity().clientId(),
                member.identity().host(),
                member.rebalanceTimeoutMs(),
                member.sessionTimeoutMs(),
                ByteBuffer.wrap(member.metadata(protocol)),
                ByteBuffer.wrap(member.assignment()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
