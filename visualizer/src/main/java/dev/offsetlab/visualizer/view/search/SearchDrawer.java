package dev.offsetlab.visualizer.view.search;

import dev.offsetlab.visualizer.view.Drawer;
import dev.offsetlab.visualizer.view.batch.BatchView;
import dev.offsetlab.visualizer.viewmodel.BatchModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.SearchModel;
import dev.offsetlab.visualizer.viewmodel.SearchModel.Place;
import dev.offsetlab.visualizer.viewmodel.SearchText;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An offset in the drawer: first how it is found, then its batch, and back.
public final class SearchDrawer {
    private final Drawer drawer;
    private final SearchModel search;
    private final BatchModel batch;
    private final SearchView searchView;
    private final VBox batchPane;

    /// @param motion whether things may move
    public SearchDrawer(Drawer drawer, LabModel lab, ObservableBooleanValue motion) {
        this.drawer = drawer;
        search = new SearchModel(lab, motion);
        batch = new BatchModel(lab);
        searchView = new SearchView(search, lab.pathProperty());
        searchView.onOpenBatch(this::openBatch);
        Button back = new Button("Back to the search", new FontIcon(Feather.ARROW_LEFT));
        back.setId("batch-back");
        back.setOnAction(event -> showSearch());
        batchPane = new VBox(8, back, new BatchView(batch));
    }

    /// Opens the drawer and plays the search for this offset.
    public void inspect(String topic, int partition, long offset) {
        showSearch();
        search.search(new Place(topic, partition, offset));
    }

    private void showSearch() {
        drawer.show("How an offset is found", searchView);
        searchView.requestFocus();
    }

    private void openBatch(Place place) {
        drawer.show("The batch of offset " + SearchText.number(place.offset()), batchPane);
        batch.open(place);
    }
}
