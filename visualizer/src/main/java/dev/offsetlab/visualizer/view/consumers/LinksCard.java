package dev.offsetlab.visualizer.view.consumers;

import dev.offsetlab.visualizer.chart.LagLinks;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.MemberPicture;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Which member reads which partition.
public final class LinksCard extends VBox {
    private final LagLinks links = new LagLinks();

    public LinksCard() {
        super(8);
        getStyleClass().add("card");
        Label title = new Label("Who reads what");
        title.getStyleClass().add("section");
        getChildren().addAll(title, links);
    }

    public void use(LabTheme theme) {
        links.use(theme);
    }

    public void show(GroupPicture group) {
        links.show(
                group.partitions().stream()
                        .map(partition -> new LagLinks.Source(
                                partition.lag().partition().toString(),
                                partition.lag().lag(),
                                partition.owner()))
                        .toList(),
                group.members().stream()
                        .filter(MemberPicture::joined)
                        .map(member -> new LagLinks.Reader(member.name(), member.look()))
                        .toList());
    }
}
