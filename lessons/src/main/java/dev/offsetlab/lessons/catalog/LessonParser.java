package dev.offsetlab.lessons.catalog;

import java.util.ArrayList;
import java.util.List;

/// Cuts a `lesson.md` into its head and blocks.
final class LessonParser {
    private final MarkdownPage page;
    private final Faults faults;

    LessonParser(String text, Faults faults) {
        this.page = new MarkdownPage(text, faults);
        this.faults = faults;
    }

    record Head(String title, int minutes) {}

    Head head() {
        return page.head("a lesson begins with '---', 'title: ...', 'minutes: ...', '---'")
                .map(LessonParser::head)
                .orElse(new Head("", 1));
    }

    private static Head head(Fields fields) {
        Head head = new Head(fields.text("title"), fields.wholeNumber("minutes", 1, 120));
        fields.refuseOthers();
        return head;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        BlockReader reader = new BlockReader(faults);
        int next = page.headLines();
        for (Fence fence : page.fences(BlockReader.WORDS)) {
            page.prose(next, fence.line() - 1).ifPresent(blocks::add);
            reader.read(fence).ifPresent(blocks::add);
            next = fence.lastLine();
        }
        page.prose(next, page.lastLine()).ifPresent(blocks::add);
        if (blocks.isEmpty()) {
            faults.add(page.headLines() + 1, "the lesson has no text");
        }
        new LessonRules(faults).check(blocks);
        return blocks;
    }
}
