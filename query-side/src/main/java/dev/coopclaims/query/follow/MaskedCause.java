package dev.coopclaims.query.follow;

/**
 * What failed and where, in words that may be stored and shown: messages of errors quote what they stumble over, which may be
 * personal data, and are left out.
 */
public final class MaskedCause {
    private static final String OURS = "dev.coopclaims.";

    private MaskedCause() {}

    /** The kind of the error, our line that it comes from, and the kind of the event. */
    public static String of(Throwable failed, RecordedEvent event) {
        return failed.getClass().getSimpleName() + place(failed) + " with " + event.type() + " of revision "
                + event.revision();
    }

    private static String place(Throwable failed) {
        for (StackTraceElement element : failed.getStackTrace()) {
            if (element.getClassName().startsWith(OURS)) {
                String type = element.getClassName();
                return " in " + type.substring(type.lastIndexOf('.') + 1) + "." + element.getMethodName() + ":"
                        + element.getLineNumber();
            }
        }
        return "";
    }

    /** For a log: the same error with the whole way to it, and without its message. */
    public static Throwable withoutMessage(Throwable failed) {
        Throwable masked = new Throwable(failed.getClass().getName());
        masked.setStackTrace(failed.getStackTrace());
        return masked;
    }
}
