package dev.coopclaims.eventstore.faults;

import java.util.ArrayList;
import java.util.List;

/** One proxy for each member. */
final class Proxies implements AutoCloseable {

    private final List<TcpProxy> proxies = new ArrayList<>();
    private final LateRequests late = new LateRequests();

    Proxies(Members members) {
        for (String host : members.hosts()) {
            proxies.add(new TcpProxy(Integer.parseInt(host.substring(host.indexOf(':') + 1)), late));
        }
    }

    void mode(TcpProxy.Mode mode) {
        proxies.forEach(proxy -> proxy.mode(mode));
    }

    /** What servers answered too late. */
    LateRequests late() {
        return late;
    }

    void cut() {
        proxies.forEach(TcpProxy::cut);
    }

    void loseConnectionOfNext(String command, String collection) {
        proxies.forEach(proxy -> proxy.loseConnectionOfNext(command, collection));
    }

    void holdNext(String command, String collection, long nanos) {
        proxies.forEach(proxy -> proxy.holdNext(command, collection, nanos));
    }

    @Override
    public void close() {
        proxies.forEach(TcpProxy::close);
    }
}
