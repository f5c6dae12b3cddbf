package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// What stands under the first tab of the race's page: the race itself ([RaceLive]), or what goes through a
/// cluster that is looked at from outside ([ThroughputLive]).
interface LiveView {
    /// That it answers.
    String question();

    Region region();

    /// Shows what the models know now. Called only while the page is seen.
    void draw();

    /// Colours and type of the drawings from now on.
    void use(LabTheme theme, Font font);
}
