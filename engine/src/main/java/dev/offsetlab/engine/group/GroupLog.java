package dev.offsetlab.engine.group;

import dev.offsetlab.engine.observe.ClientLog;
import dev.offsetlab.engine.observe.FailureLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the room tells the log: one story, hence one budget of lines for all of its classes.
final class GroupLog {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCoordinator.class);

    /// What groups and their members do and are refused.
    static final ClientLog CLIENTS = new ClientLog(LOG);

    /// What went wrong on our side. Items are named without the group: a client may bring a new one each time.
    static final FailureLog FAILURES = new FailureLog(LOG);

    private GroupLog() {}
}
