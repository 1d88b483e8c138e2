package dev.coopclaims.query.projection;

/** The note that documents of a view may stand still (record 56). */
interface ParkingNote {
    /** For who reads without one: anything may stand still. */
    ParkingNote UNKNOWN = new ParkingNote() {
        @Override
        public void take() {}

        @Override
        public boolean isTaken() {
            return true;
        }
    };

    /** Called before and after a document is written that begins to stand still. */
    void take();

    /** False: no document stood still that was written before this was asked. */
    boolean isTaken();
}
