package dev.offsetlab.engine.transfer;

import java.util.Optional;

/// A path that was added while the lab runs. Its name and words are asked once, so that they stay what was checked, and
/// what it opens is guarded ([GuardedPath]).
record AddedPath(String name, String describe, Optional<String> unavailableBecause, DataPathProvider provider)
        implements DataPathProvider {

    /// @throws IllegalArgumentException with one clear line: the provider failed, or gives no name or words
    static AddedPath of(DataPathProvider provider) {
        try {
            String name = provider.name();
            String words = provider.describe();
            Optional<String> obstacle = provider.unavailableBecause();
            if (name != null && words != null && obstacle != null) {
                return new AddedPath(name, words, obstacle, provider);
            }
        } catch (RuntimeException | LinkageError failure) {
            throw new IllegalArgumentException(
                    "the data path cannot be added, it threw " + failure + ": class="
                            + provider.getClass().getName(),
                    failure);
        }
        throw new IllegalArgumentException("the data path cannot be added: name, describe and unavailableBecause give"
                + " something, not null: class=" + provider.getClass().getName());
    }

    @Override
    public DataPath open(PathContext context) {
        return GuardedPath.open(name, provider, context);
    }
}
