package dev.offsetlab.lessons.desk;

import java.util.List;

/// A victim at one moment.
///
/// @param what         `running`, `killed` or `stopped`
/// @param pid          of its process, or of its last one
/// @param sent         records sent to it, over all its lives
/// @param acknowledged of them, those whose acknowledgement arrived
/// @param stored       records that the log holds; of a dead one what it held when it was last asked
/// @param logBytes     of the active segment's file
/// @param startSeconds that its last start took
/// @param recovery     what its last start had to mend, a line each; empty after a clean stop
public record VictimState(
        String what,
        long pid,
        long sent,
        long acknowledged,
        long stored,
        long logBytes,
        double startSeconds,
        List<String> recovery) {
    /// Acknowledged records that are not in the log.
    public long lost() {
        return Math.max(0, acknowledged - stored);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("victim, pid " + pid + ": " + what + "\n")
                .append(new Table("sent", "acknowledged", "stored", "lost", "active segment")
                        .row(
                                Text.count(sent),
                                Text.count(acknowledged),
                                Text.count(stored),
                                Text.count(lost()),
                                Text.count(logBytes) + " B"));
        text.append("\nlast start took ").append(Text.number(startSeconds)).append(" s");
        recovery.forEach(line -> text.append('\n').append(Text.wrapped(line, 2)));
        return text.toString();
    }
}
