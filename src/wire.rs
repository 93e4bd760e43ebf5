//! What JavaScript and the command line see: serde structs, with the offset unit as a parameter.
