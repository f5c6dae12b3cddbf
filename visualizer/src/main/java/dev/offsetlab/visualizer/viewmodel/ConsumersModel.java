package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupLine;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Who has read how far? Remembers each group's lag and commits for as long as the window is open, and moves
/// the demo group's members.
public final class ConsumersModel {
    private final LabModel lab;
    private final Map<String, ConsumersGroup> groups = new TreeMap<>();
    private final ReadOnlyObjectWrapper<ConsumersPicture> picture =
            new ReadOnlyObjectWrapper<>(ConsumersPicture.NOTHING);
    private final StringProperty chosen = new SimpleStringProperty("");
    private final ObjectProperty<LinesOf> linesOf = new SimpleObjectProperty<>(LinesOf.MEMBERS);
    private long seenNs = Long.MIN_VALUE;

    /// What the chart has a line for.
    public enum LinesOf {
        MEMBERS,
        PARTITIONS
    }

    public ConsumersModel(LabModel lab) {
        this.lab = lab;
        lab.onSample(this::look);
        lab.planProperty().addListener((property, before, now) -> show());
        chosen.addListener((property, before, now) -> show());
        linesOf.addListener((property, before, now) -> show());
    }

    public LabModel lab() {
        return lab;
    }

    public ReadOnlyObjectProperty<ConsumersPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// Id of the group to look at; empty or unknown: the demo group, else the one that is furthest behind.
    public StringProperty chosenProperty() {
        return chosen;
    }

    public ObjectProperty<LinesOf> linesOfProperty() {
        return linesOf;
    }

    /// A source that shows its last result again has nothing new to count.
    private void look(LabSample sample) {
        if (sample.atNs() != seenNs) {
            seenNs = sample.atNs();
            Set<String> there = new HashSet<>();
            for (GroupView group : sample.groups()) {
                there.add(group.id());
                groups.computeIfAbsent(group.id(), any -> new ConsumersGroup()).look(group, sample);
            }
            groups.keySet().retainAll(there);
            show();
        }
    }

    private void show() {
        List<GroupLine> lines = new ArrayList<>();
        for (ConsumersGroup group : groups.values()) {
            group.newest().ifPresent(now -> lines.add(line(group, now)));
        }
        lines.sort(Comparator.comparingLong(GroupLine::lag).reversed().thenComparing(GroupLine::id));
        picture.set(new ConsumersPicture(List.copyOf(lines), shown(lines)));
    }

    private static GroupLine line(ConsumersGroup group, GroupView now) {
        return new GroupLine(
                now.id(),
                now.members().size(),
                LagOfPartition.sum(group.partitions()),
                ConsumersWords.groupState(now.state()));
    }

    private Optional<GroupPicture> shown(List<GroupLine> lines) {
        String first = lines.isEmpty() ? "" : lines.getFirst().id();
        String usual = groups.containsKey(LiveLoad.GROUP) ? LiveLoad.GROUP : first;
        return Optional.ofNullable(groups.get(groups.containsKey(chosen.get()) ? chosen.get() : usual))
                .flatMap(group -> group.newest().map(now -> picture(group, now)));
    }

    private GroupPicture picture(ConsumersGroup group, GroupView now) {
        boolean ours = now.id().equals(LiveLoad.GROUP) && canAct();
        List<MemberPlan> plans = ours ? live().members() : List.of();
        return new ConsumersGroupPicture(group, now, plans).of(ours, linesOf.get(), seenNs);
    }

    /// Members can be started and stopped here: only in the lab's own broker, not in somebody's cluster.
    public boolean canAct() {
        return lab.engine().isPresent();
    }

    public boolean demoRuns() {
        return ConsumersDemo.runs(live());
    }

    public boolean canAddMember() {
        return live().members().size() < ConsumersDemo.MOST_MEMBERS;
    }

    public int recordsPerSecond() {
        return live().recordsPerSecond();
    }

    /// A steady producer and three members.
    public void startDemo() {
        use(live -> ConsumersDemo.started());
    }

    public void stopDemo() {
        use(live -> LiveLoad.NONE);
    }

    public void addMember() {
        use(ConsumersDemo::withOneMore);
    }

    /// It leaves the group with a word: its partitions go to others at once.
    public void stop(String clientId) {
        use(live -> ConsumersDemo.without(live, clientId));
    }

    /// Its connections drop without a word: the group notices at the end of its session.
    public void kill(String clientId) {
        use(live -> ConsumersDemo.in(live, clientId, MemberPlan.State.KILLED));
    }

    public void pause(String clientId, boolean paused) {
        use(live -> ConsumersDemo.in(live, clientId, paused ? MemberPlan.State.PAUSED : MemberPlan.State.READING));
    }

    /// Starts one that was killed.
    public void revive(String clientId) {
        use(live -> ConsumersDemo.in(live, clientId, MemberPlan.State.READING));
    }

    public void speed(String clientId, ConsumersSpeed speed) {
        use(live -> ConsumersDemo.resting(live, clientId, speed.pauseMs()));
    }

    public void produce(int recordsPerSecond) {
        use(live -> ConsumersDemo.producing(live, recordsPerSecond));
    }

    private LiveLoad live() {
        return lab.planProperty().get().live();
    }

    private void use(UnaryOperator<LiveLoad> change) {
        if (canAct()) {
            lab.usePlan(lab.planProperty().get().withLive(change.apply(live())));
        }
    }
}
