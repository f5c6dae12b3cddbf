package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.journey.DetailView;
import dev.offsetlab.visualizer.view.journey.JourneyView;
import dev.offsetlab.visualizer.viewmodel.JourneyModel;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The journey: which way bytes take from the disk to the reader, and who moves them.
public final class JourneyPage implements Page {
    private final JourneyModel model;
    private final JourneyView view;

    /// @param motionAllowed whether marks may travel
    public JourneyPage(JourneyModel model, Drawer drawer, ObservableBooleanValue motionAllowed) {
        this.model = model;
        this.view =
                new JourneyView(model, motionAllowed, detail -> drawer.show(detail.title(), new DetailView(detail)));
    }

    @Override
    public String title() {
        return "Journey";
    }

    @Override
    public String question() {
        return "Who touches the bytes?";
    }

    @Override
    public Ikon icon() {
        return Feather.SHUFFLE;
    }

    @Override
    public Region content() {
        return model.isOwnBroker() ? view : cluster();
    }

    private static Region cluster() {
        Label says = new Label("A cluster does not tell which way its bytes go");
        says.getStyleClass().add("section");
        Label next = new Label("The lab's own broker does: start ./lab without --bootstrap.");
        next.getStyleClass().add("muted");
        VBox empty = new VBox(says, next);
        empty.getStyleClass().add("empty");
        return empty;
    }

    @Override
    public void shown() {
        view.shown();
    }

    @Override
    public void hidden() {
        view.hidden();
    }

    @Override
    public void themed(LabTheme theme) {
        view.themed(theme);
    }
}
