package dev.offsetlab.lessons.desk;

/// A partition as a cell names it: `orders` is partition 0 of the topic, `orders/2` is partition 2.
record Place(String topic, int partition) {
    static Place of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Place(text, 0);
        }
        try {
            return new Place(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException wrong) {
            throw new DeskException(
                    "\"" + text + "\" is no topic: write \"orders\", or \"orders/2\" for its partition 2", wrong);
        }
    }

    @Override
    public String toString() {
        return partition == 0 ? topic : topic + "/" + partition;
    }
}
