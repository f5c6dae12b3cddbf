package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;

/// Links from one page of the window to another: `page:log`, `lesson:08-sendfile` or `lesson:8`, `exercise:7`.
final class LabLinks implements LinkOpener {
    private final Shell shell;
    private final LessonsModel lessons;
    private final ExercisesModel exercises;

    LabLinks(Shell shell, LessonsModel lessons, ExercisesModel exercises) {
        this.shell = shell;
        this.lessons = lessons;
        this.exercises = exercises;
    }

    @Override
    public void open(String target) {
        int colon = target.indexOf(':');
        String rest = target.substring(colon + 1);
        switch (target.substring(0, Math.max(0, colon))) {
            case "page" -> show(rest);
            case "lesson" -> {
                lessons.open(number(rest));
                show("lessons");
            }
            case "exercise" -> {
                exercises.open(number(rest));
                show("exercises");
            }
            default -> {} // no place of this window
        }
    }

    /// Of a folder, `08-sendfile`, or as it stands.
    private static int number(String place) {
        return Integer.parseInt(place.replaceFirst("-.*", ""));
    }

    private void show(String title) {
        shell.pages().stream()
                .filter((Page page) -> page.title().equalsIgnoreCase(title))
                .findFirst()
                .ifPresent(shell::show);
    }
}
