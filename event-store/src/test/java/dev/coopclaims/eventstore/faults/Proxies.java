package dev.coopclaims.eventstore.faults;

import java.util.ArrayList;
import java.util.List;

/** One proxy for each member. */
final class Proxies implements AutoCloseable {

    private final List<TcpProxy> proxies = new ArrayList<>();

    Proxies(Members members) {
        for (String host : members.hosts()) {
            proxies.add(new TcpProxy(Integer.parseInt(host.substring(host.indexOf(':') + 1))));
        }
    }

    void mode(TcpProxy.Mode mode) {
        proxies.forEach(proxy -> proxy.mode(mode));
    }

    void cut() {
        proxies.forEach(TcpProxy::cut);
    }

    void loseConnectionOfNext(String command, String collection) {
        proxies.forEach(proxy -> proxy.loseConnectionOfNext(command, collection));
    }

    @Override
    public void close() {
        proxies.forEach(TcpProxy::close);
    }
}
