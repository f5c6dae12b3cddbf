package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.viewmodel.LessonEntry;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Where the links of lessons lead: `lesson:7` or `lesson:sendfile`, `page:log`, `exercise:7`; an address of the web is
/// copied, for
/// the lab opens no connection to it.
final class LessonLinks implements LinkOpener {
    private final LessonsModel lessons;
    private final LinkOpener elsewhere;
    private final Notices notices;

    LessonLinks(LessonsModel lessons, LinkOpener elsewhere, Notices notices) {
        this.lessons = lessons;
        this.elsewhere = elsewhere;
        this.notices = notices;
    }

    @Override
    public void open(String target) {
        int colon = target.indexOf(':');
        String rest = target.substring(colon + 1);
        switch (target.substring(0, Math.max(0, colon))) {
            case "lesson" ->
                lessons.entriesProperty().get().stream()
                        .filter(entry -> is(entry, rest))
                        .findFirst()
                        .ifPresent(entry -> lessons.open(entry.number()));
            case "page", "exercise" -> elsewhere.open(target);
            default -> copy(target);
        }
    }

    private static boolean is(LessonEntry entry, String wanted) {
        return entry.name().equals(wanted) || Integer.toString(entry.number()).equals(wanted);
    }

    private void copy(String target) {
        ClipboardContent content = new ClipboardContent();
        content.putString(target);
        Clipboard.getSystemClipboard().setContent(content);
        notices.done("Copied: " + target);
    }
}
