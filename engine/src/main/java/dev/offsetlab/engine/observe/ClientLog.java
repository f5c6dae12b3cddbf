package dev.offsetlab.engine.observe;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Lines that clients cause, as often and with such names as they like: a group rebalances, a commit is refused.
/// However many they cause, the disk is not filled ([LineBudget]), and whatever they call themselves, a line stays one
/// line: control characters become `?`, and what is long is cut.
///
/// Any thread may call it.
public final class ClientLog {
    private static final int MAX_LENGTH = 200;

    private final Logger log;
    private final LineBudget budget;

    public ClientLog(Logger log) {
        this(log, System::nanoTime);
    }

    ClientLog(Logger log, LongSupplier clockNs) {
        this.log = log;
        this.budget = new LineBudget(clockNs);
    }

    /// @param format with one `{}` for each argument
    public void info(String format, @Nullable Object... arguments) {
        write(Level.INFO, format, arguments);
    }

    /// @param format with one `{}` for each argument
    public void warn(String format, @Nullable Object... arguments) {
        write(Level.WARN, format, arguments);
    }

    private void write(Level level, String format, @Nullable Object... arguments) {
        if (!log.isEnabledForLevel(level)) {
            return;
        }
        long leftOut = budget.take();
        if (leftOut == LineBudget.NO_LINE) {
            return;
        }
        if (leftOut > 0) {
            log.atLevel(level).log("lines left out: count={} reason=\"clients cause too many\"", leftOut);
        }
        log.atLevel(level)
                .log(format, Arrays.stream(arguments).map(ClientLog::oneLine).toArray());
    }

    static String oneLine(@Nullable Object argument) {
        return oneLine(argument, MAX_LENGTH);
    }

    static String oneLine(@Nullable Object argument, int maxLength) {
        String text = String.valueOf(argument);
        String cut = text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
        return cut.codePoints().anyMatch(Character::isISOControl) ? cut.replaceAll("\\p{Cntrl}", "?") : cut;
    }
}
