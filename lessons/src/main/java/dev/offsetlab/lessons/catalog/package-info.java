/// The texts of lessons and exercises, and what they are made of.
///
/// A lesson is a folder `resources/lessons/NN-name/` with `lesson.md` (what a student reads and does) and `notes.md`
/// (what an instructor needs). `lesson.md` is Markdown; fenced code whose first word is one of those below is a
/// *block*:
///
/// ````
/// ---
/// title: sendfile
/// minutes: 15
/// ---
/// Text, tables, lists. Plain Markdown.
///
/// ```drawing Four copies, two of them by the CPU      the rest of the line is its caption
/// disk --DMA--> page cache --CPU--> ...
/// ```
///
/// ```predict calls                                    an id, unique in the lesson
/// question: How many system calls send one MiB by `heap`?
/// number: calls per MiB                               or choices: [a, b, c]
/// before: count                                       the run cell that waits for the prediction
/// measured: heap.systemCallsPerMegabyte()             Java, evaluated after that cell ran
/// ```
///
/// ```run count
/// var heap = lab.measure("orders", HEAP)              Java, cell by cell in one JShell session
/// ```
///
/// ```run tamper fails                                 this cell is meant to end with an exception
/// ```
///
/// ```claims count                                     what must be true after that cell, on every machine
/// - says: every byte passed through user space
///   that: heap.userBytesPerByte() >= 1
/// ```
///
/// ```observe strace
/// tool: strace                                        strace, iostat, sar, perf
/// seconds: 3
/// work: lab.read("orders")                            what runs meanwhile
/// lines:                                              which lines matter, and what they mean
///   sendfile: one call hands over a range of a segment
/// instead: lab.counters()                             the engine's own counters, where the tool is missing
/// ```
///
/// ```check floor
/// question: Which segment holds offset 5000? Its base offset is
/// number: base offset                                 or text:, or choices:
/// right: lab.find("orders", 5000).segment().baseOffset()     Java, evaluated against the live engine
/// within: 0                                           how far a number may be off, as a share of the right one
/// wrong: 5000                                         an answer that must fail: the build tries it
/// hint: floor, not ceiling
/// ```
/// ````
///
/// `lab` is the desk. Everything below the fence line but the Java cells and drawings is YAML, where a value with
/// `: ` or ` #` in it stands in quotes. Fenced code with no word, or `java`, `text`, `sh`, is part of the text around
/// it. A terminal has 80 columns: a drawing has at most 78, a cell 76. Where one lesson has notes, all have.
///
/// An exercise is a folder `resources/exercises/NN-name/` with `exercise.md`, made the same way. Its head names the
/// file to edit, the lesson it belongs to, and the class that the live broker takes in, where there is one. Its blocks
/// are `drawing` as above, and
///
/// ````
/// ```hint idea                                       three of them: idea, place, pseudo-code
/// A segment is a file of batches; ...
/// ```
///
/// ```question                                        two to five
/// asks: Why may transferTo return 0?
/// answer: Because the socket is full ...
/// ```
/// ````
///
/// A broken lesson or exercise fails with file and line, all faults at once ([BrokenLessonException]). May use: nothing
/// of ours.
@NullMarked
package dev.offsetlab.lessons.catalog;

import org.jspecify.annotations.NullMarked;
