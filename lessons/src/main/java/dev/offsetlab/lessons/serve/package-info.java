/// A student's classes in the live broker: `./lab --with ex07`.
///
/// ```
///   exercises/.../ex07/*.java  -->  compiled in memory  -->  a class loader of its own  -->  Served
///                                                                                              |
///                                 Broker  <---  data path, part of the log, parking  <---------+
///                 consumers of the window's load  <---  assignor  <---------------------------+
/// ```
///
/// Start reading at [dev.offsetlab.lessons.serve.Served].
///
/// May use: the catalog, grade (its compiler and loader), the engine.
@NullMarked
package dev.offsetlab.lessons.serve;

import org.jspecify.annotations.NullMarked;
