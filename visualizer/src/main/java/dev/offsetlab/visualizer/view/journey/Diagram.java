package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.JourneyDetail;
import dev.offsetlab.visualizer.viewmodel.JourneyRates;
import dev.offsetlab.visualizer.viewmodel.JourneyRoute;
import dev.offsetlab.visualizer.viewmodel.JourneyScale;
import dev.offsetlab.visualizer.viewmodel.JourneyStage;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A route, drawn:
///
/// ```
///            user space        |        kernel
///   row 0                      |         Disk
///       1    JDK's buffer  <---|---   Page cache
///       2    heap buffer       |
///       3    JDK's buffer  ----|-->  Socket buffer
///       4                      |        Loopback
/// ```
///
/// Devices lie outside of both bands. Tab goes along the route.
final class Diagram extends Pane {
    private static final double LEAST_HEIGHT_EM = 21.4;
    private static final double LEAST_WIDTH_EM = 22;
    private static final double SMALL = 0.857;

    private final Consumer<JourneyDetail> open;
    private final Region user = band("journey-band-user");
    private final Region kernel = band("journey-band-kernel");
    private final Label userWord = word("User space");
    private final Label kernelWord = word("Kernel");
    private final Label networkNote = word("No NIC on loopback. A copy by the reader is the reader's cost.");
    private final List<StageButton> stages = new ArrayList<>();
    private final List<HopView> hops = new ArrayList<>();
    private final List<CallView> calls = new ArrayList<>();
    private String path = "";
    private LabTheme theme = LabTheme.LIGHT;

    Diagram(Consumer<JourneyDetail> open) {
        this.open = open;
        getStyleClass().add("journey-diagram");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    private static Region band(String style) {
        Region band = new Region();
        band.getStyleClass().add(style);
        return band;
    }

    private static Label word(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "journey-word");
        label.setWrapText(true);
        return label;
    }

    void show(JourneyRoute route, Optional<JourneyRates> rates, JourneyScale scale, boolean moves) {
        if (!path.equals(route.path())) {
            path = route.path();
            build(route);
            themed(theme);
        }
        hops.forEach(hop -> hop.show(rates, scale, moves));
        double switches = moves ? rates.map(JourneyRates::modeSwitchesPerS).orElse(0.0) : 0;
        calls.forEach(call -> call.pulse().rate(scale.pulsesPerS(switches) / calls.size()));
    }

    private void build(JourneyRoute route) {
        stages.clear();
        hops.clear();
        calls.clear();
        route.stages().forEach(stage -> stages.add(new StageButton(stage, () -> open.accept(stage.detail()))));
        route.hops().forEach(hop -> hops.add(new HopView(route, hop, () -> open.accept(hop.detail()))));
        route.calls().forEach(call -> calls.add(CallView.of(call, () -> open.accept(call.detail()))));
        List<Node> nodes = new ArrayList<>(List.of(user, kernel, userWord, kernelWord, networkNote));
        hops.forEach(hop -> nodes.add(hop.arrow()));
        calls.forEach(call -> nodes.add(call.pulse()));
        for (StageButton stage : stages) {
            nodes.add(stage);
            hops.stream()
                    .filter(hop -> hop.from().equals(stage.stage()))
                    .forEach(hop -> nodes.addAll(List.of(hop.label(), hop.figure())));
        }
        calls.forEach(call -> nodes.add(call.label()));
        getChildren().setAll(nodes);
    }

    void themed(LabTheme wanted) {
        theme = wanted;
        hops.forEach(hop -> hop.theme(wanted, path));
        calls.forEach(call -> call.pulse().colour(wanted.ink()));
    }

    void advance(double seconds) {
        hops.forEach(hop -> hop.arrow().advance(seconds));
        calls.forEach(call -> call.pulse().advance(seconds));
    }

    @Override
    protected double computePrefHeight(double width) {
        return LEAST_HEIGHT_EM * em();
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_WIDTH_EM * em();
    }

    private double em() {
        return userWord.getFont().getSize() / SMALL;
    }

    @Override
    protected void layoutChildren() {
        Places at = new Places(getWidth(), getHeight(), em());
        user.resizeRelocate(0, at.bandTop(), at.middle(), at.bandHeight());
        kernel.resizeRelocate(at.middle(), at.bandTop(), getWidth() - at.middle(), at.bandHeight());
        place(userWord, at.columnX(Place.USER), at.bandTop() + 0.2 * em());
        place(kernelWord, at.columnX(Place.KERNEL), at.bandTop() + 0.2 * em());
        double noteWidth = at.columnX(Place.KERNEL) - 2 * em();
        double noteHeight = networkNote.prefHeight(noteWidth);
        networkNote.resizeRelocate(0.6 * em(), getHeight() - noteHeight, noteWidth, noteHeight);
        stages.forEach(button -> {
            JourneyStage stage = button.stage();
            button.resizeRelocate(at.stageX(stage), at.stageTop(stage), at.stageWidth(), at.stageHeight(stage));
        });
        hops.forEach(hop -> placeHop(hop, at));
        calls.forEach(call -> placeCall(call, at));
    }

    private static void place(Region node, double x, double y) {
        node.resizeRelocate(x, y, node.prefWidth(-1), node.prefHeight(-1));
    }

    private static void placeHop(HopView hop, Places at) {
        Button label = hop.label();
        double half = at.em() / 2;
        if (hop.isHorizontal()) {
            double y = at.rowMiddle(hop.row());
            hop.arrow().size(at.gap(), at.em());
            hop.arrow().relocate(at.gapX(), y - half);
            place(label, at.middle() - label.prefWidth(-1) / 2, y + 0.55 * at.em());
        } else {
            double x = at.stageX(hop.from()) + at.stageWidth() / 2;
            double top = at.stageTop(hop.from()) + at.stageHeight(hop.from());
            hop.arrow().size(at.stageTop(hop.to()) - top, at.em());
            hop.arrow().relocate(x - half, top);
            double middle = (top + at.stageTop(hop.to())) / 2;
            place(label, x + 0.6 * at.em(), middle - label.prefHeight(-1) / 2);
            Label figure = hop.figure();
            place(figure, x - 0.6 * at.em() - figure.prefWidth(-1), middle - figure.prefHeight(-1) / 2);
        }
    }

    private static void placeCall(CallView call, Places at) {
        double y = at.rowMiddle(call.call().row());
        Button label = call.label();
        double top = call.isOnArrow() ? y - 0.55 * at.em() - label.prefHeight(-1) : y - label.prefHeight(-1) / 2;
        place(label, at.middle() - label.prefWidth(-1) / 2, top);
        call.pulse().size(at.em());
        call.pulse()
                .relocate(
                        at.middle() - call.pulse().getWidth() / 2,
                        label.getLayoutY() - call.pulse().getHeight() - 0.1 * at.em());
    }
}
