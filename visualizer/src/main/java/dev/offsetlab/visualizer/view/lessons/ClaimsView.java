package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.viewmodel.LessonClaims;
import dev.offsetlab.visualizer.viewmodel.LessonClaims.Ticked;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is true after a cell on every machine, each with its tick once the cell has run.
final class ClaimsView extends VBox {
    ClaimsView(LessonClaims claims) {
        setId("claims-" + claims.block().after());
        getStyleClass().add("les-claims");
        claims.ticksProperty().subscribe(ticks -> show(claims));
        claims.toldProperty().subscribe(now -> show(claims));
    }

    private void show(LessonClaims claims) {
        List<Ticked> ticks = claims.ticksProperty().get();
        if (claims.toldProperty().get()) {
            getChildren().setAll(ticks.stream().map(ClaimsView::line).toList());
        } else {
            Label later = new Label(
                    ticks.size() == 1
                            ? "One statement is checked here when the cell has run."
                            : ticks.size() + " statements are checked here when the cell has run.");
            later.getStyleClass().add("les-open");
            getChildren().setAll(later);
        }
    }

    private static Label line(Ticked claim) {
        Feather icon = claim.holds().map(yes -> yes ? Feather.CHECK : Feather.X).orElse(Feather.MINUS);
        String style = claim.holds().map(yes -> yes ? "les-good" : "les-bad").orElse("les-open");
        Label line = new Label(claim.says(), new FontIcon(icon));
        line.getStyleClass().addAll("les-claim", style);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setAccessibleText(claim.says()
                + claim.holds().map(yes -> yes ? ": true" : ": not so").orElse(""));
        return line;
    }
}
