package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What makes a log fast, step by step: a lesson to be read, predicted, run, seen and checked, over the live broker.
public final class LessonsPage implements Page {
    private final LabModel lab;
    private final LessonsModel lessons;
    private final LinkOpener elsewhere;
    private @Nullable LessonsContent content;

    /// @param elsewhere goes to another page of the window: `page:log`, `exercise:7`
    public LessonsPage(LabModel lab, LessonsModel lessons, LinkOpener elsewhere) {
        this.lab = lab;
        this.lessons = lessons;
        this.elsewhere = elsewhere;
    }

    @Override
    public String title() {
        return "Lessons";
    }

    @Override
    public String question() {
        return "Why is a log fast, and when is it not? Read, predict, run, see.";
    }

    @Override
    public Ikon icon() {
        return Feather.BOOK_OPEN;
    }

    @Override
    public List<PageKey> keys() {
        return List.of(
                new PageKey("Ctrl+Enter", "Run the cell"),
                new PageKey("Esc", "Stop it"),
                new PageKey("Ctrl+Space", "What could stand at the cursor"),
                new PageKey("Ctrl+Tab", "Leave the editor"),
                new PageKey("Ctrl+J", "Your own Java"),
                new PageKey("Ctrl+Page Down", "The next lesson"),
                new PageKey("Ctrl+Page Up", "The lesson before"));
    }

    /// Not before it is asked for: editors and charts would cost the window's start.
    @Override
    public Region content() {
        LessonsContent now = content;
        if (now == null) {
            now = new LessonsContent(lab, lessons, elsewhere);
            content = now;
        }
        return now;
    }

    @Override
    public void shown() {
        show(true);
    }

    @Override
    public void hidden() {
        show(false);
    }

    private void show(boolean seen) {
        if (content != null) {
            content.show(seen);
        }
    }

    @Override
    public void themed(LabTheme theme) {
        if (content != null) {
            content.restyle();
        }
    }
}
