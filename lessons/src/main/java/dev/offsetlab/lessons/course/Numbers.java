package dev.offsetlab.lessons.course;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them, and as a lesson shows them.
///
/// ```
///   1500   1,500   1_500   1.5e3   1.5 k          the same number
///   2 MiB                                         2 where MiB are asked for, else 2,097,152
///   128 calls   ~128   about 128                  128
/// ```
final class Numbers {
    private static final Pattern WRITTEN = Pattern.compile("(?:~|about |ca\\. ?)? *"
            + "(-?(?:\\d{1,3}(?:[,_' ]\\d{3})+|\\d+)(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?|-?\\.\\d+) *(.*)");
    private static final Map<String, Double> SIZES = Map.ofEntries(
            Map.entry("k", 1e3),
            Map.entry("kb", 1e3),
            Map.entry("kib", 1024.0),
            Map.entry("m", 1e6),
            Map.entry("mb", 1e6),
            Map.entry("mib", 1024.0 * 1024),
            Map.entry("g", 1e9),
            Map.entry("gb", 1e9),
            Map.entry("gib", 1024.0 * 1024 * 1024));
    private static final int SHOWN_DIGITS = 4;
    private static final Pattern LONG = Pattern.compile("^-?\\d{5,}(?=\\.|$)");

    private Numbers() {}

    /// @param unit that the question asks for
    static double parse(String text, String unit) throws AnswerException {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw notANumber(text);
        }
        double number = Double.parseDouble(matcher.group(1).replaceAll("[,_' ]", ""));
        String behind = matcher.group(2).strip().toLowerCase(Locale.ROOT);
        if (behind.isEmpty() || unit.toLowerCase(Locale.ROOT).contains(behind)) {
            return number;
        }
        Double size = SIZES.get(behind);
        if (size == null) {
            throw notANumber(text);
        }
        return number * size;
    }

    private static AnswerException notANumber(String text) {
        return new AnswerException("'" + text.strip()
                + "' is not a number: write it as 1500, 1,500, 1.5e3 or 2 MiB, with a point for decimals");
    }

    /// A whole number in full, another with four digits that count.
    static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        return new BigDecimal(number)
                .round(new MathContext(SHOWN_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /// With a comma between thousands, as the texts and tables of the lessons have it; from five digits on.
    static String grouped(String number) {
        return LONG.matcher(number)
                .replaceAll(found -> String.format(Locale.ROOT, "%,d", new BigInteger(found.group())));
    }
}
