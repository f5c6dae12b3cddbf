/// Consumer groups (Kafka's classic protocol) and their committed offsets.
///
/// A **group** is a set of consumers that share the partitions of some topics. The broker does not decide who reads
/// what: it gathers the members (*join*), names one of them **leader**, hands the leader's plan to all (*sync*), and
/// watches that everybody stays alive (*heartbeat*). Each round of that has a number, the **generation**.
///
/// ```
///   member                coordinator                 leader
///     | JoinGroup ------------>|<----------- JoinGroup  |   everybody waits until all have joined
///     |<-- generation 7 -------|--- generation 7, all ->|   the leader alone sees the list of members
///     | SyncGroup ------------>|<-- SyncGroup, plan     |   the leader computes who reads what
///     |<-- my partitions ------|----- my partitions --->|
///     | Heartbeat ... Heartbeat ... OffsetCommit ...    |
/// ```
///
/// | term | here |
/// |---|---|
/// | dynamic member | gets an id at its first join, loses it when it leaves or falls silent |
/// | static member | brings a `group.instance.id`; may restart within its session without a rebalance |
/// | pending member | was given an id and asked to join again with it |
/// | protocol | a way to assign partitions (`range`, `cooperative-sticky`), chosen by the members' votes |
/// | simple group | commits offsets only: no member, no generation |
///
/// Start reading at [GroupCoordinator], then [Group] and [GroupState]; what is stored is in [OffsetsTopic].
///
/// What a group tells the log goes through [GroupLog]: clients decide how often.
///
/// May use: `log`, `record`, `meta`, `observe`, and Kafka's message classes.
@NullMarked
package dev.offsetlab.engine.group;

import org.jspecify.annotations.NullMarked;
