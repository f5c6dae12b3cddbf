package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.SearchTrace.Batch;
import java.util.Locale;
import java.util.OptionalLong;

/// Numbers in the words of a search. Exact, for the reader compares them with each other and with the file.
public final class SearchText {
    private SearchText() {}

    /// With commas, as in 1,523.
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String bytes(long value) {
        return number(value) + (value == 1 ? " byte" : " bytes");
    }

    /// "1 entry", "11 entries", "2 batches".
    public static String count(long value, String word) {
        return number(value) + " " + (value == 1 ? word : plural(word));
    }

    private static String plural(String word) {
        if (word.endsWith("y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.endsWith("ch") ? word + "es" : word + "s";
    }

    /// "1,520 to 1,529"; one number where there is one.
    public static String offsets(Batch batch) {
        return batch.baseOffset() == batch.lastOffset()
                ? number(batch.baseOffset())
                : number(batch.baseOffset()) + " to " + number(batch.lastOffset());
    }

    /// An offset as it was typed, commas and blanks allowed; empty where it is no number.
    public static OptionalLong offset(String typed) {
        try {
            return OptionalLong.of(Long.parseLong(typed.replaceAll("[,_\\s]", "")));
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }
}
