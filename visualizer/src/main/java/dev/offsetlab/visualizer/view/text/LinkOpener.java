package dev.offsetlab.visualizer.view.text;

/// Goes where a link of a lesson's text leads.
@FunctionalInterface
public interface LinkOpener {
    /// @param target as the text has it: `lesson:7`, `page:log`, or an address of the web
    void open(String target);
}
