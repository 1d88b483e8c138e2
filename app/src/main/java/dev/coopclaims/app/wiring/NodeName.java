package dev.coopclaims.app.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The name by which this process holds claims. */
final class NodeName {
    private static final Logger LOG = LoggerFactory.getLogger(NodeName.class);

    private NodeName() {}

    /** A new one: the host name, for people, plus a unique id, because containers may share host names. */
    static String ofThisProcess() {
        return ProcessHandle.current().pid() + "@" + hostName() + "/" + UUID.randomUUID();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            LOG.debug("this host's name is unknown", unnamed);
            return "localhost";
        }
    }
}
