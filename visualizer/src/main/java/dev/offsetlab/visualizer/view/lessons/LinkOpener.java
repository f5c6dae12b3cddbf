package dev.offsetlab.visualizer.view.lessons;

/// Goes where a link of a lesson's text leads.
@FunctionalInterface
interface LinkOpener {
    /// @param target as the text has it: `lesson:7`, `page:log`, or an address of the web
    void open(String target);
}
