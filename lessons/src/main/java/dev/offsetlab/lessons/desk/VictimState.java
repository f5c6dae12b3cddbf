package dev.offsetlab.lessons.desk;

import java.util.List;
import java.util.OptionalLong;

/// A victim at one moment.
///
/// @param what         `running`, `killed` or `stopped`
/// @param pid          of its process, or of its last one
/// @param sent         records sent to it, over all its lives
/// @param acknowledged of them, those whose acknowledgement arrived
/// @param stored       records that the log holds; empty of a dead one, whom nobody can ask
/// @param logBytes     of the active segment's file
/// @param startSeconds that its last start took
/// @param recovery     what its last start had to mend, a line each; empty after a clean stop
public record VictimState(
        String what,
        long pid,
        long sent,
        long acknowledged,
        OptionalLong stored,
        long logBytes,
        double startSeconds,
        List<String> recovery) {
    /// Acknowledged records that are not in the log.
    ///
    /// @throws DeskException where it is dead
    public long lost() {
        return Math.max(
                0,
                acknowledged
                        - stored.orElseThrow(() -> new DeskException(
                                "nobody can ask a dead broker what it stored: victim.restart() first")));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("victim, pid " + pid + ": " + what + "\n")
                .append(new Table("sent", "acknowledged", "stored", "lost", "active segment")
                        .row(
                                Text.count(sent),
                                Text.count(acknowledged),
                                stored.isPresent() ? Text.count(stored.getAsLong()) : "?",
                                stored.isPresent() ? Text.count(lost()) : "?",
                                Text.count(logBytes) + " B"));
        text.append("\nlast start took ").append(Text.number(startSeconds)).append(" s");
        recovery.forEach(line -> text.append('\n').append(Text.wrapped(line, 2)));
        return text.toString();
    }
}
