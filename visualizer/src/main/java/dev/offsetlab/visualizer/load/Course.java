package dev.offsetlab.visualizer.load;

import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.ReadMode;

/// What all raw readers do now. No value: another course, however alike, means to connect anew.
final class Course {
    private final FetchPlan plan;
    private final ReadMode mode;

    Course(FetchPlan plan, ReadMode mode) {
        this.plan = plan;
        this.mode = mode;
    }

    FetchPlan plan() {
        return plan;
    }

    ReadMode mode() {
        return mode;
    }
}
