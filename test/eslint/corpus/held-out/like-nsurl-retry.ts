// expect: nothing
import { NativeModules } from "react-native";
export async function upload(file: string): Promise<void> {
  for (let i = 0; i < 3; i++) {
    try {
      await NativeModules.Uploader.post(file);
      return;
    } catch (error: any) {
      if (error.code !== -1001 && error.code !== -1005) throw error;
    }
  }
}
