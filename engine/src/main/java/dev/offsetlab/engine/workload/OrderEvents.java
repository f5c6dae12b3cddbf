package dev.offsetlab.engine.workload;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Order events of a shop as compact JSON. The same seed gives the same records.
///
/// Keys are customer ids with the skew of real traffic: a few customers order most. Sizes vary by a quarter around
/// `valueBytes`, for a log whose records are all of one size flatters every reader.
///
/// ```json
/// {"order":1042,"customer":"c-00017","item":"sku-4711","quantity":2,"cents":3980,"state":"paid","note":"kq.."}
/// ```
public final class OrderEvents implements RecordSource {
    private static final String[] STATES = {"placed", "paid", "packed", "shipped", "delivered", "returned"};
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int NOTES_CHARS = 1 << 16;
    private static final int CUSTOMERS = 100_000;

    private final Random random;
    private final int valueBytes;
    private final long seed;
    private final String notes;
    private final StringBuilder json = new StringBuilder();
    private long order = 1000;

    public OrderEvents(int valueBytes, long seed) {
        if (valueBytes < 1) {
            throw new IllegalArgumentException("a record has at least one byte: valueBytes=" + valueBytes);
        }
        this.valueBytes = valueBytes;
        this.seed = seed;
        this.random = new Random(seed);
        this.notes = letters(random);
    }

    @Override
    public SourceRecord next() {
        String customer = customer();
        int wanted = Math.max(1, valueBytes * 3 / 4 + random.nextInt(valueBytes / 2 + 1));
        json.setLength(0);
        json.append("{\"order\":").append(order++);
        json.append(",\"customer\":\"").append(customer);
        json.append("\",\"item\":\"sku-").append(1000 + random.nextInt(9000));
        json.append("\",\"quantity\":").append(1 + random.nextInt(5));
        json.append(",\"cents\":").append(99 + random.nextInt(20_000));
        json.append(",\"state\":\"").append(STATES[random.nextInt(STATES.length)]);
        json.append("\",\"note\":\"");
        int noteChars = Math.clamp((long) wanted - json.length() - 2, 0, NOTES_CHARS);
        int from = random.nextInt(NOTES_CHARS - noteChars + 1);
        json.append(notes, from, from + noteChars).append("\"}");
        byte[] value = json.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new SourceRecord(customer.getBytes(StandardCharsets.ISO_8859_1), value);
    }

    @Override
    public String describe() {
        return "order events of about " + valueBytes + " B, seed " + seed;
    }

    /// The cube of a uniform number crowds customers near zero: one in a hundred makes a fifth of the orders.
    private String customer() {
        double uniform = random.nextDouble();
        int id = (int) (uniform * uniform * uniform * CUSTOMERS);
        return "c-" + (CUSTOMERS + id);
    }

    private static String letters(Random random) {
        StringBuilder text = new StringBuilder(NOTES_CHARS);
        for (int i = 0; i < NOTES_CHARS; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
