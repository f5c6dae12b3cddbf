package dev.offsetlab.engine.server;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.protocol.ApiKeys;
import org.jspecify.annotations.Nullable;

/// Which APIs are served, in which versions, by which handler.
///
/// The versions are those that the codec calls stable; `ApiKeys.latestVersion()` would count unstable ones in.
public final class ApiTable {
    private final @Nullable ApiHandler<?>[] byId;
    private final TreeMap<Short, ApiHandler<?>> handlers = new TreeMap<>();

    public ApiTable(Collection<? extends ApiHandler<?>> all) {
        for (ApiHandler<?> handler : all) {
            if (handlers.put(handler.api().id, handler) != null) {
                throw new IllegalArgumentException("two handlers for one API: api=" + handler.api());
            }
        }
        byId = new ApiHandler<?>[handlers.isEmpty() ? 0 : handlers.lastKey() + 1];
        handlers.forEach((id, handler) -> byId[id] = handler);
    }

    /// In the order of their ids.
    public List<ApiHandler<?>> handlers() {
        return List.copyOf(handlers.values());
    }

    @Nullable
    ApiHandler<?> handler(short apiId) {
        return apiId >= 0 && apiId < byId.length ? byId[apiId] : null;
    }

    public static boolean serves(ApiKeys api, short version) {
        return version >= api.oldestVersion() && version <= api.latestVersion(false);
    }
}
