// expect: nothing
import Stripe from "stripe";
const stripe = new Stripe("sk");
export async function charge(params: any, tries = 3): Promise<unknown> {
  try {
    return await stripe.paymentIntents.create(params, { idempotencyKey: params.id });
  } catch (error: any) {
    if (error.statusCode >= 500 && tries > 0) return charge(params, tries - 1);
    throw error;
  }
}
