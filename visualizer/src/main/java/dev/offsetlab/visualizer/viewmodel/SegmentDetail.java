package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;

/// The selected segment in words.
///
/// @param title `Segment 8 of 8, active`
/// @param file  its path
/// @param warm  `74 %`, or a dash while it was not looked at
public record SegmentDetail(String title, String file, String baseOffset, String size, String warm, String entries) {
    private static final String UNKNOWN = "-";

    static SegmentDetail of(LogOutline outline, int segment, LogResidency residency, LogIndexes indexes) {
        String place = "Segment " + LogText.count(segment + 1) + " of " + LogText.count(outline.segmentCount());
        return new SegmentDetail(
                place + (outline.isActive(segment) ? ", active" : ""),
                outline.file(segment).toString(),
                LogText.count(outline.baseOffset(segment)),
                LogText.bytes(outline.sizeBytes(segment)),
                residency
                        .of(outline, segment)
                        .map(warmth -> LogText.percent(warmth.share()))
                        .orElse(UNKNOWN),
                indexes.of(outline, segment)
                        .map(entries -> LogText.count(entries.count()))
                        .orElse(UNKNOWN));
    }
}
