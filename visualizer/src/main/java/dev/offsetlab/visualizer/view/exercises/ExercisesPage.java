package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The engine, rebuilt piece by piece: what a student saves is judged, and then serves real clients.
public final class ExercisesPage implements Page {
    private final LabModel lab;
    private final ExercisesModel exercises;
    private final LinkOpener links;
    private Optional<ExercisesContent> content = Optional.empty();

    /// @param links goes to a lesson (`lesson:08-sendfile`) or to another page (`page:race`)
    public ExercisesPage(LabModel lab, ExercisesModel exercises, LinkOpener links) {
        this.lab = lab;
        this.exercises = exercises;
        this.links = links;
    }

    @Override
    public String title() {
        return "Exercises";
    }

    @Override
    public String question() {
        return "Does my own code hold? Save, and see.";
    }

    @Override
    public Ikon icon() {
        return Feather.EDIT_3;
    }

    @Override
    public List<PageKey> keys() {
        return List.of(
                new PageKey("T, Ctrl+Enter", "Test what is saved"),
                new PageKey("H", "A hint"),
                new PageKey("N, Ctrl+Page Down", "The next exercise"),
                new PageKey("C", "Compare with the starter or the solution"),
                new PageKey("W", "The solution"),
                new PageKey("R", "Begin anew"),
                new PageKey("S", "Serve with mine"),
                new PageKey("G, V, E", "The page, the result, the editor"),
                new PageKey("Ctrl+S", "Save"));
    }

    @Override
    public Region content() {
        ExercisesContent now = content.orElseGet(() -> new ExercisesContent(lab, exercises, links));
        content = Optional.of(now);
        return now;
    }

    @Override
    public void shown() {
        exercises.show(true);
        content.ifPresent(ExercisesContent::takeFocus);
    }

    @Override
    public void hidden() {
        exercises.show(false);
    }

    @Override
    public void themed(LabTheme theme) {
        content.ifPresent(now -> now.use(theme));
    }
}
