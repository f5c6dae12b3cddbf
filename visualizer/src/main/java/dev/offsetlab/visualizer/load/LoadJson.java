package dev.offsetlab.visualizer.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Plans and reports as lines of JSON, one value a line.
final class LoadJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LoadJson() {}

    static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("a value of ours cannot be written: " + value, defect);
        }
    }

    /// @throws JsonProcessingException where the line is no plan
    static LoadPlan plan(String line) throws JsonProcessingException {
        return JSON.readValue(line, LoadPlan.class);
    }

    /// @throws JsonProcessingException where the line is no report
    static LoadReport report(String line) throws JsonProcessingException {
        return JSON.readValue(line, LoadReport.class);
    }
}
