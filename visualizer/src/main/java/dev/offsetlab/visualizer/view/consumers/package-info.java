/// The parts of the page of consumers: its head, a row for each member, the commits, what stands there while there is
/// no group.
///
/// ```
///   AnswerHead    how far behind, and who reads nothing       | groups to choose from
///   LagCard       lag over time
///   MembersCard   MemberRow: share, lag, speed, buttons       | producer's rate
///   LinksCard     partitions and their readers   CommitsCard  commits as they happen
/// ```
///
/// May use: what `view` may use, but not `view` itself.
@NullMarked
package dev.offsetlab.visualizer.view.consumers;

import org.jspecify.annotations.NullMarked;
