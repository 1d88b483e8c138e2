package dev.coopclaims.query.due;

/** The port through which a sweep has something done; the application sends a command for it. */
@FunctionalInterface
public interface DueWork {

    /**
     * Does what is due. Whoever does it checks the time and the state again, so an item that comes late, or twice, does no harm.
     *
     * @return false if there was nothing to do: it has happened already, or is not due
     * @throws OutOfReach when nothing can be done now, whatever the item
     * @throws RuntimeException when it failed
     */
    boolean perform(DueItem item);

    /** The database is out of reach or too busy: that is no fault of an item. */
    final class OutOfReach extends RuntimeException {
        private static final long serialVersionUID = 1;

        public OutOfReach(Throwable cause) {
            super(cause);
        }
    }
}
