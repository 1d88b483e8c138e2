package dev.coopclaims.eventstore.faults;

/** The kinds of faults of the mixture; some need members besides the primary. */
public enum FaultKind {
    PRIMARY_KILLED("kill -9 of the primary, restarted", 3),
    SECONDARY_KILLED("kill -9 of a secondary, restarted", 3),
    ALL_KILLED("kill -9 of all members at once, restarted", 1),
    PRIMARY_STOPPED("SIGSTOP of the primary, SIGCONT", 1),
    SECONDARY_STOPPED("SIGSTOP of a secondary, SIGCONT", 3),
    STEP_DOWN("the primary steps down", 3),
    UNREPLICATED_PRIMARY_KILLED("writes pile up on a primary that nobody follows, then kill -9 of it", 3),
    CONNECTION_CLOSED_BEFORE_WRITE("failCommand: connection closed before the write", 1),
    NO_MAJORITY_WORD("failCommand: written, but the reply says that no majority confirmed", 1),
    SERVER_ERROR("failCommand: the server answers that it is going away", 1),
    WRITE_BLOCKED("failCommand: the server keeps the write waiting", 1),
    DISK_FULL_ERROR("failCommand: OutOfDiskSpace (14031)", 1),
    CONNECTIONS_CUT("all TCP connections of a node are cut", 1),
    CONNECTIONS_STALLED("all bytes of a node's connections are held, then delivered", 1),
    CONNECTIONS_HALF_OPEN("all bytes of a node's connections are lost, then the connections are cut", 1),
    REQUESTS_HELD("a node's requests are held until it has given up, then delivered", 1),
    REPLIES_LOST("requests arrive, replies are lost, then the connections are cut", 1),
    WRITER_PROCESS_KILLED("kill -9 of a process that writes, another one starts", 1),
    CLOCK_JUMPS("a node's clock jumps", 1);

    private final String text;
    private final int members;

    FaultKind(String text, int members) {
        this.text = text;
        this.members = members;
    }

    /** What happens. */
    public String text() {
        return text;
    }

    /** How many members the replica set must have at least. */
    public int members() {
        return members;
    }
}
