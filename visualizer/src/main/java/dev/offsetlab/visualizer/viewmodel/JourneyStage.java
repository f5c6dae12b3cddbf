package dev.offsetlab.visualizer.viewmodel;

/// Where bytes are for a while.
///
/// @param name     as people say it: `Page cache`
/// @param note     one short line under the name
/// @param firstRow of the rows that it takes in the drawing, from 0 (the disk) to 4 (the network)
public record JourneyStage(
        String id, String name, String note, Place place, int firstRow, int lastRow, JourneyDetail detail) {
    public enum Place {
        DEVICE,
        KERNEL,
        USER
    }

    static JourneyStage at(String id, String name, String note, Place place, int row, JourneyDetail detail) {
        return new JourneyStage(id, name, note, place, row, row, detail);
    }

    /// A stage that bytes enter by one system call and leave by another.
    static JourneyStage between(String id, String name, String note, JourneyDetail detail) {
        return new JourneyStage(id, name, note, Place.USER, 1, 3, detail);
    }
}
