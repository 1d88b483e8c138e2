package dev.coopclaims.kernel;

/**
 * An event that never leaves the vendor's side (H-2). To a partner it is as if it had not happened: it is in no history, and
 * it moves no version that a partner sees.
 */
public interface VendorOnly {}
