package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.shell.CellResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A bench whose every value is given: what a lesson under way does with them is tested without a compiler.
final class ScriptedBench implements Bench {
    final List<String> ran = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, CellResult.Outcome> outcomes = new HashMap<>();
    private List<String> toolLines = List.of();

    ScriptedBench value(String expression, Object value) {
        values.put(expression, value);
        return this;
    }

    ScriptedBench outcome(String code, CellResult.Outcome outcome) {
        outcomes.put(code, outcome);
        return this;
    }

    ScriptedBench tool(String... lines) {
        toolLines = List.of(lines);
        return this;
    }

    @Override
    public CellResult run(String cell) {
        ran.add(cell);
        return new CellResult(
                outcomes.getOrDefault(cell, CellResult.Outcome.DONE), "value", "output", List.of(), Duration.ZERO);
    }

    @Override
    public Object value(String expression) throws NoValueException {
        Object value = values.get(expression);
        if (value == null) {
            throw new NoValueException("cannot find symbol: " + expression);
        }
        return value;
    }

    @Override
    public Seen observe(Block.Observe block) {
        return toolLines.isEmpty()
                ? new Seen(List.of(), "not installed", "3 calls")
                : new Seen(toolLines, "", "3 calls");
    }

    @Override
    public void stop() {}
}
