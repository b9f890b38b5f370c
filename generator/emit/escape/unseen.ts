/**
 * Characters that a reader cannot see, as the inside of a class: controls, format characters (bidi, zero width, tags),
 * private ones, lone surrogates, what fonts leave out (variation selectors, fillers), and the blank Braille pattern.
 * Not `\p{Cn}`: what is assigned depends on the version of Node, and the same catalog must give the same bytes.
 */
export const UNSEEN =
  "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800";
